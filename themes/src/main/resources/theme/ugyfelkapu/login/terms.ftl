<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "register-commons.ftl" as registerCommons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("termsTitle")}
  <#elseif section = "form">
    <@registerCommons.termsText/>
    <form class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <div class="uk-actions">
        <@fields.submit name="accept" id="kc-accept">${msg("doAccept")}</@fields.submit>
        <@fields.secondary name="cancel" id="kc-decline">${msg("doDecline")}</@fields.secondary>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
