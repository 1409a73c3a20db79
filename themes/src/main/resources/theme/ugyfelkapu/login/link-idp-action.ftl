<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("linkIdpActionTitle", idpDisplayName)}
  <#elseif section = "form">
    <p id="kc-link-text">${msg("linkIdpActionMessage", idpDisplayName)}</p>
    <form class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <div class="uk-actions">
        <@fields.submit name="continue" id="kc-continue">${msg("doContinue")}</@fields.submit>
        <@fields.secondary name="cancel-aia" id="kc-cancel">${msg("doCancel")}</@fields.secondary>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
