<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<#import "password-commons.ftl" as passwordCommons>
<#import "totp-steps.ftl" as steps>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("totp", "userLabel") displayRequiredFields=totp.otpCredentials?has_content; section>
  <#if section = "header">
    ${msg("loginTotpTitle")}
  <#elseif section = "form">
    <form id="kc-totp-settings-form" class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <ol id="kc-totp-settings" class="uk-steps" role="list">
        <li>
          <h2 class="uk-step">${msg("ukTotpApp")}</h2>
          <@steps.apps/>
        </li>
        <li>
          <h2 class="uk-step">${msg("ukTotpScan")}</h2>
          <@steps.scan/>
          <@steps.secret/>
        </li>
        <li>
          <h2 class="uk-step">${msg("ukTotpConfirm")}</h2>
          <@fields.text id="totp" label=msg("ukTotpCode") hint=msg("ukTotpCodeHint") autocomplete="one-time-code" inputmode="numeric" code=true/>
          <@fields.text id="userLabel" label=msg("loginTotpDeviceName") hint=msg("ukTotpDeviceHint") required=totp.otpCredentials?has_content/>
          <@passwordCommons.logoutOtherSessions/>
        </li>
      </ol>
      <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
      <div class="uk-actions">
        <@fields.primary id="saveTOTPBtn">${msg("ukFinish")}</@fields.primary>
        <@fields.cancelAction id="cancelTOTPBtn"/>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
