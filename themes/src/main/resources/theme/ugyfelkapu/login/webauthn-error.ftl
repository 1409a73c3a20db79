<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("webauthn-error-title")}
  <#elseif section = "form">
    <form id="kc-error-credential-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <input type="hidden" id="executionValue" name="authenticationExecution" value="${execution!}">
      <input type="hidden" id="isSetRetry" name="isSetRetry" value="retry">
      <div class="uk-actions">
        <@fields.primary id="kc-try-again">${msg("doTryAgain")}</@fields.primary>
      </div>
    </form>
    <#if isAppInitiatedAction??>
      <form id="kc-webauthn-settings-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
        <@fields.secondary name="cancel-aia" id="cancelWebAuthnAIA">${msg("doCancel")}</@fields.secondary>
      </form>
    </#if>
  </#if>
</@layout.registrationLayout>
