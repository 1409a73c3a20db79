<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "password-commons.ftl" as passwordCommons>
<#import "webauthn.ftl" as webauthn>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("webauthn-registration-title")}
  <#elseif section = "form">
    <p>${msg("ukPasskeyWhat")}</p>
    <p>${msg("ukPasskeyShared")}</p>
    <@webauthn.missing/>
    <form id="register" class="uk-form" method="post" action="${url.loginAction}" novalidate hidden data-uk-webauthn="create" data-challenge="${challenge}" data-user-id="${userid}" data-username="${username}" data-algorithms="${signatureAlgorithms?map(algorithm -> algorithm?c)?join(",")}" data-rp-name="${rpEntityName}" data-rp-id="${rpId}" data-attestation="${attestationConveyancePreference}" data-attachment="${authenticatorAttachment}" data-require-resident-key="${requireResidentKey}" data-resident-key="${residentKey!""}" data-user-verification="${userVerificationRequirement}" data-timeout="${createTimeout?c}" data-exclude="${excludeCredentialIds!""}">
      <input type="hidden" id="clientDataJSON" name="clientDataJSON">
      <input type="hidden" id="attestationObject" name="attestationObject">
      <input type="hidden" id="publicKeyCredentialId" name="publicKeyCredentialId">
      <input type="hidden" id="transports" name="transports">
      <input type="hidden" id="authenticatorAttachment" name="authenticatorAttachment">
      <input type="hidden" id="error" name="error">
      <@fields.text id="authenticatorLabel" label=msg("ukPasskeyName") hint=msg("ukPasskeyNameHint") value=msg("webauthn-registration-init-label")/>
      <@passwordCommons.logoutOtherSessions/>
      <div class="uk-actions">
        <@fields.primary id="registerWebAuthn">${msg("doRegisterSecurityKey")}</@fields.primary>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/webauthn-create.js"></script>
    <#if isAppInitiatedAction??>
      <form id="kc-webauthn-settings-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
        <@fields.secondary name="cancel-aia" id="cancelWebAuthnAIA">${msg("doCancel")}</@fields.secondary>
      </form>
    </#if>
  </#if>
</@layout.registrationLayout>
