<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#-- The server names the field "otp" and its error "totp": the id is the error's, so that the summary leads to the field. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("totp"); section>
  <#if section = "header">
    ${msg("ukOtpTitle")}
  <#elseif section = "form">
    <form id="kc-otp-login-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <#if otpLogin.userOtpCredentials?size gt 1>
        <@fields.group id="devices" label=msg("ukOtpDevice")>
          <#list otpLogin.userOtpCredentials as device>
            <@fields.option type="radio" id="device-" + device?index name="selectedCredentialId" value=device.id label=device.userLabel!"" checked=(device.id == otpLogin.selectedCredentialId!"")/>
          </#list>
        </@fields.group>
      </#if>
      <@fields.text id="totp" name="otp" label=msg("loginOtpOneTime") autocomplete="one-time-code" inputmode="numeric" code=true/>
      <div class="uk-actions">
        <@fields.submit>${msg("doContinue")}</@fields.submit>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
