<#-- Parts of the pages with passkeys. Their scripts read the data attributes; nothing works without script here, and the pages say so. -->

<#-- Asks the browser for a key (js/webauthn-get.js). mediation: how the browser may offer keys by itself, or nothing. -->
<#macro signIn label mediation="">
  <form id="webauth" class="uk-form" method="post" action="${url.loginAction}" novalidate data-uk-webauthn="get" data-challenge="${challenge}" data-rp-id="${rpId}" data-user-verification="${userVerification}" data-timeout="${createTimeout?c}" data-mediation="${mediation}" data-attachment="${authenticatorAttachment!""}" data-identified="${isUserIdentified}" data-credentials="<#if authenticators??>${authenticators.authenticators?map(key -> key.credentialId)?join(",")}</#if>">
    <input type="hidden" id="clientDataJSON" name="clientDataJSON">
    <input type="hidden" id="authenticatorData" name="authenticatorData">
    <input type="hidden" id="signature" name="signature">
    <input type="hidden" id="credentialId" name="credentialId">
    <input type="hidden" id="userHandle" name="userHandle">
    <input type="hidden" id="error" name="error">
    <div class="uk-actions">
      <button type="button" hidden id="authenticateWebAuthnButton" class="uk-button <#if mediation?has_content>uk-button-secondary<#else>uk-button-primary</#if>">${label}</button>
    </div>
  </form>
  <script type="module" src="${url.resourcesPath}/js/webauthn-get.js"></script>
</#macro>

<#-- Stands until a script finds that passkeys work. -->
<#macro missing>
  <p id="uk-no-webauthn" class="uk-notice">${msg("ukPasskeyMissing")}</p>
</#macro>

<#macro keys>
  <#if authenticators?? && shouldDisplayAuthenticators!false>
    <h2>${msg("webauthn-available-authenticators")}</h2>
    <ul>
      <#list authenticators.authenticators as key>
        <li id="kc-webauthn-authenticator-item-${key?index}">
          <strong id="kc-webauthn-authenticator-label-${key?index}">${key.label}</strong>
          <#if (key.transports.displayNameProperties)?has_content>
            <span id="kc-webauthn-authenticator-transport-${key?index}">${key.transports.displayNameProperties?map(name -> msg(name))?join(", ")}</span>
          </#if>
          <span class="uk-hint">${msg("webauthn-createdAt-label")} <span id="kc-webauthn-authenticator-created-${key?index}">${key.createdAt}</span></span>
        </li>
      </#list>
    </ul>
  </#if>
</#macro>

<#macro noAccountYet>
  <#if realm.registrationAllowed && !registrationDisabled??>
    <p>${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
  </#if>
</#macro>
