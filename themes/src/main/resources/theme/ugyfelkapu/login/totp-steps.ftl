<#import "fields.ftl" as fields>
<#-- Parts of login-config-totp.ftl. The secret stands on the same page as the QR code (ux.md 47). -->

<#macro apps>
  <ul id="kc-totp-supported-apps">
    <#list totp.supportedApplications as app><li>${msg(app)}</li></#list>
  </ul>
  <p>${msg("ukTotpAppWarning")}</p>
</#macro>

<#macro scan>
  <img id="kc-totp-secret-qr-code" class="uk-qr" src="data:image/png;base64,${totp.totpSecretQrCode}" alt="${msg("ukTotpQrAlt")}" width="246" height="246">
  <p><a class="uk-otpauth" href="${uri()}">${msg("ukTotpSameDevice")}</a></p>
</#macro>

<#-- Opened by itself for those who come from a link to the stock page without QR code (mode=manual). -->
<#macro secret>
  <details class="uk-details"<#if (mode!"") = "manual"> open</#if>>
    <summary>${msg("ukTotpCannotScan")}</summary>
    <p>${msg("ukTotpSecret")}</p>
    <p><@fields.groupedCode id="kc-totp-secret-key" code=totp.totpSecretEncoded?replace(" ", "")/></p>
    <p><@fields.copyButton text=totp.totpSecretEncoded?replace(" ", "")>${msg("ukTotpSecretCopy")}</@fields.copyButton></p>
    <p>${msg("ukTotpSecretWarning")}</p>
    <p>${msg("ukTotpManual")}</p>
    <@fields.facts>
      <@fields.fact id="kc-totp-type" label=msg("loginTotpType")>${msg("loginTotp." + totp.policy.type)}</@fields.fact>
      <@fields.fact id="kc-totp-algorithm" label=msg("loginTotpAlgorithm")>${totp.policy.algorithmKey}</@fields.fact>
      <@fields.fact id="kc-totp-digits" label=msg("loginTotpDigits")>${totp.policy.digits}</@fields.fact>
      <#if totp.policy.type = "totp">
        <@fields.fact id="kc-totp-period" label=msg("ukTotpPeriod")>${totp.policy.period}</@fields.fact>
      <#else>
        <@fields.fact id="kc-totp-counter" label=msg("loginTotpCounter")>${totp.policy.initialCounter}</@fields.fact>
      </#if>
    </@fields.facts>
  </details>
</#macro>

<#-- The link that opens an app on this device; the QR code holds the same. -->
<#function uri>
  <#local policy = totp.policy>
  <#local issuer = ((realm.displayName!)?has_content?then(realm.displayName!, realm.name!))?replace(":", " ")?url("UTF-8")>
  <#local moving = (policy.type = "totp")?then("period=" + policy.period?c, "counter=" + policy.initialCounter?c)>
  <#return "otpauth://" + policy.type + "/" + issuer + ":" + (totp.username!"")?url("UTF-8") + "?secret=" + totp.totpSecretEncoded?replace(" ", "") + "&digits=" + policy.digits?c + "&algorithm=" + policy.algorithmKey + "&issuer=" + issuer + "&" + moving>
</#function>
