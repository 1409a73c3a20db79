<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("totp"); section>
  <#if section = "header">
    ${msg("ukResetOtpTitle")}
  <#elseif section = "form">
    <form id="kc-otp-reset-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <@fields.group id="devices" label=msg("otp-reset-description")>
        <#list configuredOtpCredentials.userOtpCredentials as device>
          <@fields.option type="radio" id="device-" + device?index name="selectedCredentialId" value=device.id label=device.userLabel!"" checked=(device.id == configuredOtpCredentials.selectedCredentialId!"")/>
        </#list>
      </@fields.group>
      <div class="uk-actions">
        <@fields.primary id="kc-otp-reset-form-submit">${msg("doContinue")}</@fields.primary>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
