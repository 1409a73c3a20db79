<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password"); section>
  <#if section = "header">
    ${msg("ukPasswordTitle")}
  <#elseif section = "form">
    <form id="kc-form-login" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@fields.password id="password" label=msg("password")/>
      <div class="uk-actions">
        <@fields.submit>${msg("doLogIn")}</@fields.submit>
      </div>
    </form>
    <@passkeys.conditionalUIData/>
    <#if realm.resetPasswordAllowed>
      <p><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
