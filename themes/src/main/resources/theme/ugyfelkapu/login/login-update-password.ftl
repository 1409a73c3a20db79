<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#-- The server names the field "password-new" and its error "password". -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "password-confirm"); section>
  <#if section = "header">
    ${msg("updatePasswordTitle")}
  <#elseif section = "form">
    <form id="kc-passwd-update-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@fields.password id="password" name="password-new" label=msg("passwordNew") autocomplete="new-password"/>
      <@fields.password id="password-confirm" label=msg("passwordConfirm") autocomplete="new-password"/>
      <@fields.check id="logout-sessions" label=msg("logoutOtherSessions")/>
      <div class="uk-actions">
        <@fields.submit>${msg("doSubmit")}</@fields.submit>
        <#if isAppInitiatedAction??>
          <button type="submit" name="cancel-aia" value="true" class="uk-button uk-button-secondary">${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
