<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p>${msg("ukExpiredText")}</p>
    <div class="uk-actions">
      <a id="loginContinueLink" class="uk-button uk-button-primary" href="${url.loginAction}">${msg("ukExpiredContinue")}</a>
      <a id="loginRestartLink" class="uk-button uk-button-secondary" href="${url.loginRestartFlowUrl}">${msg("ukExpiredRestart")}</a>
    </div>
  </#if>
</@layout.registrationLayout>
