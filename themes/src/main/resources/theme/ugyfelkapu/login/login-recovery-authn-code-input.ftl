<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("recoveryCodeInput"); section>
  <#if section = "header">
    ${msg("ukRecoveryTitle")}
  <#elseif section = "form">
    <form id="kc-recovery-code-login-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@fields.text id="recoveryCodeInput" label=msg("ukRecoveryLabel", recoveryAuthnCodesInputBean.codeNumber) hint=msg("ukRecoveryHint") code=true long=true tidy=true/>
      <div class="uk-actions">
        <@fields.submit>${msg("doContinue")}</@fields.submit>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
