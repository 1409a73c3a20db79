<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "password-commons.ftl" as passwordCommons>
<#-- The server names the field "password-new" and its error "password". -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "password-confirm"); section>
  <#if section = "header">
    ${msg("updatePasswordTitle")}
  <#elseif section = "form">
    <form id="kc-passwd-update-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@passwordCommons.newPassword name="password-new" label=msg("passwordNew")/>
      <@passwordCommons.logoutOtherSessions/>
      <div class="uk-actions">
        <@fields.submit>${msg("doSubmit")}</@fields.submit>
        <@fields.cancelAction/>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
