<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("username"); section>
  <#if section = "header">
    ${msg("emailForgotTitle")}
  <#elseif section = "form">
    <p><#if realm.duplicateEmailsAllowed>${msg("emailInstructionUsername")}<#else>${msg("emailInstruction")}</#if></p>
    <form id="kc-reset-password-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <#assign label><#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if></#assign>
      <@fields.text id="username" label=label value=(auth.attemptedUsername)!"" autocomplete="username"/>
      <div class="uk-actions">
        <@fields.primary>${msg("doContinue")}</@fields.primary>
        <a class="uk-button uk-button-link" href="${url.loginUrl}">${msg("backToLogin")}</a>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
