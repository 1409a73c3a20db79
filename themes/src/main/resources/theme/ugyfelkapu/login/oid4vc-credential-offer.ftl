<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("credentialOffer"); section>
  <#if section = "header">
    ${msg("credentialOfferTitle", credentialDisplayName)}
  <#elseif section = "form">
    <form id="kc-cred-offer-settings-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@fields.error "credentialOffer"/>
      <ol class="uk-steps" role="list">
        <li>
          <p>${msg("ukOfferScan")}</p>
          <img id="kc-credential-offer-qr-code" class="uk-qr" src="data:image/png;base64,${credentialOffer.qrCode}" alt="${msg("ukOfferQrAlt")}" width="246" height="246">
          <p><a id="credential-offer-uri-link" class="uk-otpauth" href="${credentialOffer.uri}">${msg("ukOfferSameDevice")}</a></p>
        </li>
        <li>
          <p>${msg("ukOfferContinue")}</p>
        </li>
      </ol>
      <div class="uk-actions">
        <@fields.primary id="continue-vc-offer">${msg("doContinue")}</@fields.primary>
        <#if !skipCancelButton??>
          <@fields.secondary name="cancel-aia" id="cancel-vc-offer">${msg("doCancel")}</@fields.secondary>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
