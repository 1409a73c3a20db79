<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("deleteCredentialTitle", credentialLabel)}
  <#elseif section = "form">
    <p id="kc-delete-text">${msg("deleteCredentialMessage", credentialLabel)}</p>
    <form class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <div class="uk-actions">
        <button type="submit" id="kc-accept" name="accept" value="true" class="uk-button uk-button-primary uk-button-danger">${msg("doConfirmDelete")}</button>
        <@fields.secondary name="cancel-aia" id="kc-decline">${msg("doCancel")}</@fields.secondary>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
