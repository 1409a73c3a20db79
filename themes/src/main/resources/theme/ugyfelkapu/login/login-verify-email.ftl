<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("emailVerifyTitle")}
  <#elseif section = "form">
    <#if verifyEmail??>
      <p>${msg("ukVerifySent")} <strong class="uk-entry">${verifyEmail}</strong></p>
      <p>${msg("ukVerifyOpen")}</p>
    <#else>
      <p>${msg("ukVerifyGoesTo")} <strong class="uk-entry">${(user.email)!}</strong></p>
    </#if>
    <form id="kc-verify-email-form" class="uk-form<#if verifyEmail??> uk-resend</#if>" method="post" action="${url.loginAction}" novalidate>
      <#if verifyEmail??><p class="uk-hint">${msg("ukMailSpam")}</p></#if>
      <div class="uk-actions">
        <#if verifyEmail??>
          <button type="submit" class="uk-button uk-button-secondary">${msg("emailVerifyResend")}</button>
        <#else>
          <@fields.primary>${msg("emailVerifySend")}</@fields.primary>
        </#if>
        <@fields.cancelAction/>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
