<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("recovery-code-config-header")}
  <#elseif section = "form">
    <#assign codes = recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList>
    <#setting locale=lang>
    <#setting time_zone=properties.ukTimeZone!"UTC">
    <#assign created = recoveryAuthnCodesConfigBean.generatedAt?number_to_datetime?string(msg("ukDateAndTime"))>
    <#assign lines = []>
    <#list codes as code><#assign lines += [code?counter?c + ": " + code[0..3] + "-" + code[4..7] + "-" + code[8..]]></#list>
    <#assign text = ([msg("recovery-codes-download-file-header"), ""] + lines + ["", msg("recovery-codes-download-file-description"), msg("ukRecoveryCreated", created), ""])?join("\r\n")>
    <p>${msg("ukRecoveryLead")}</p>
    <p class="uk-notice"><strong>${msg("recovery-code-config-warning-title")}</strong> ${msg("recovery-code-config-warning-message")}</p>
    <ol id="kc-recovery-codes-list" class="uk-code-box uk-recovery">
      <#list codes as code>
        <li><@fields.groupedCode id="" code=code/></li>
      </#list>
    </ol>
    <p class="uk-hint">${msg("ukRecoveryCreated", created)}</p>
    <div class="uk-actions uk-code-tools">
      <@fields.copyButton id="copyRecoveryCodes" text=lines?join("\n") done=msg("recovery-codes-copied")>${msg("recovery-codes-copy")}</@fields.copyButton>
      <a id="downloadRecoveryCodes" class="uk-button uk-button-secondary" href="data:text/plain;charset=utf-8,${text?url("UTF-8")}" download="${msg("ukRecoveryFile")}">${msg("recovery-codes-download")}</a>
      <button type="button" hidden id="printRecoveryCodes" class="uk-button uk-button-secondary" data-uk-print>${msg("recovery-codes-print")}</button>
    </div>
    <#-- The server keeps the codes, but does not ask for the tick: that is the script's part. The button always works. -->
    <form id="kc-recovery-codes-settings-form" class="uk-form" method="post" action="${url.loginAction}" novalidate data-uk-confirm="kcRecoveryCodesConfirmationCheck">
      <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
      <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
      <input type="hidden" id="userLabel" name="userLabel" value="${msg("recovery-codes-label-default")}">
      <@fields.check id="kcRecoveryCodesConfirmationCheck" label=msg("recovery-codes-confirmation-message") confirm=msg("ukRecoveryConfirm")/>
      <@passwordCommons.logoutOtherSessions/>
      <div class="uk-actions">
        <@fields.primary id="saveRecoveryAuthnCodesBtn">${msg("recovery-codes-action-complete")}</@fields.primary>
        <#if isAppInitiatedAction??>
          <@fields.secondary name="cancel-aia" id="cancelRecoveryAuthnCodesBtn">${msg("recovery-codes-action-cancel")}</@fields.secondary>
        </#if>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/confirm.js"></script>
  </#if>
</@layout.registrationLayout>
