<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("oauth2DeviceVerificationTitle")}
  <#elseif section = "form">
    <form id="kc-user-verify-device-user-code-form" class="uk-form" method="post" action="${url.oauth2DeviceVerificationAction}" novalidate>
      <@fields.text id="device-user-code" name="device_user_code" label=msg("ukDeviceCode") hint=msg("ukDeviceHint") code=true/>
      <div class="uk-actions">
        <@fields.primary>${msg("doContinue")}</@fields.primary>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
