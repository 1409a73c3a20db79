<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("confirmOverrideIdpTitle")}
  <#elseif section = "form">
    <p>${msg("ukLinkOverride")} <strong>${idpDisplayName}</strong></p>
    <form id="kc-register-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <div class="uk-actions">
        <@fields.submit name="submitAction" value="confirmOverride" id="confirmOverride">${msg("confirmOverrideIdpContinue", idpDisplayName)}</@fields.submit>
        <a id="loginRestartLink" class="uk-button uk-button-secondary" href="${url.loginRestartFlowUrl}">${msg("ukExpiredRestart")}</a>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
