<#import "template.ftl" as layout>
<#-- The answer of a SAML login on its way to the relying party: sent by script, or by the button where there is none. -->
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("saml.post-form.title")}
  <#elseif section = "form">
    <p>${msg("saml.post-form.message")}</p>
    <form name="saml-post-binding" method="post" action="${samlPost.url}" data-uk-autosubmit>
      <#if samlPost.SAMLRequest??>
        <input type="hidden" name="SAMLRequest" value="${samlPost.SAMLRequest}">
      </#if>
      <#if samlPost.SAMLResponse??>
        <input type="hidden" name="SAMLResponse" value="${samlPost.SAMLResponse}">
      </#if>
      <#if samlPost.relayState??>
        <input type="hidden" name="RelayState" value="${samlPost.relayState}">
      </#if>
      <div class="uk-actions">
        <button type="submit" class="uk-button uk-button-primary">${msg("doContinue")}</button>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/autosubmit.js"></script>
  </#if>
</@layout.registrationLayout>
