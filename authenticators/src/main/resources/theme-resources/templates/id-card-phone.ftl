<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  The page on the phone that reads the card; no login stands behind it, so forms go to actionUrl. step, a part of the message keys:
  "confirm" (requestId, validUntil; serviceName or absent), "open" (requestId, appLink: opens the card app), "return" (the app
  opens this one), "sent" (resumeUrl: the login, if it is on this device, or absent), "denied", "gone",
  "failed" (errorCode: "cancelled" or "other"; appLink).
-->
<#macro requestName>
  <p>${msg("ugyfelkapuCardPhonePage.requestId")} <@form.groupedCode id="request-id" groups=[requestId]/></p>
</#macro>

<#macro linkButton address>
  <p class="uk-actions"><a class="uk-button uk-button-primary ${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" href="${address}"><#nested></a></p>
</#macro>

<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuCardPhonePage." + step + ".title")}
  <#elseif section = "form">
    <#switch step>
      <#case "confirm">
        <#if serviceName?has_content>
          <p>${msg("ugyfelkapuCardPhonePage.confirm.service")} <strong>${serviceName}</strong></p>
        </#if>
        <p>${msg("ugyfelkapuCardPhonePage.confirm.compare")}</p>
        <@requestName/>
        <p>${msg("ugyfelkapuCardPhonePage.confirm.only")}</p>
        <p class="uk-notice">${msg("ugyfelkapuCardPhonePage.confirm.stranger")}</p>
        <p>${msg("ugyfelkapuCardPhonePage.confirm.until")} <strong>${validUntil}</strong></p>
        <form method="post" action="${actionUrl}" novalidate class="uk-form">
          <@form.actions>
            <@form.primary name="decision" value="confirm">${msg("ugyfelkapuCardPhonePage.confirm.yes")}</@form.primary>
            <@form.secondary name="decision" value="deny">${msg("ugyfelkapuCardPhonePage.confirm.no")}</@form.secondary>
          </@form.actions>
        </form>
        <#break>
      <#case "open">
        <p>${msg("ugyfelkapuCardPhonePage.open.what")}</p>
        <@requestName/>
        <@linkButton appLink>${msg("ugyfelkapuCardPhonePage.open.app")}</@linkButton>
        <p class="uk-hint">${msg("ugyfelkapuCardPhonePage.open.install")}</p>
        <#break>
      <#case "return">
        <div role="status">
          <p hidden data-uk-card-wait>${msg("ugyfelkapuCardPhonePage.return.wait")}</p>
          <p hidden class="uk-notice" data-uk-card-empty>${msg("ugyfelkapuCardPhonePage.return.empty")}</p>
        </div>
        <noscript><p class="uk-notice">${msg("ugyfelkapuCardPhonePage.return.noScript")}</p></noscript>
        <form method="post" action="${actionUrl}" novalidate class="uk-form" data-uk-card-return>
          <input type="hidden" name="authToken" value="">
          <input type="hidden" name="cardError" value="">
        </form>
        <script type="module" src="${url.resourcesPath}/js/id-card-phone.js"></script>
        <#break>
      <#case "sent">
        <#if resumeUrl?has_content>
          <p>${msg("ugyfelkapuCardPhonePage.sent.here")}</p>
          <@linkButton resumeUrl>${msg("ugyfelkapuCardPhonePage.sent.resume")}</@linkButton>
        <#else>
          <p>${msg("ugyfelkapuCardPhonePage.sent.there")}</p>
        </#if>
        <#break>
      <#case "failed">
        <p>${msg("ugyfelkapuCardPhonePage.failed." + errorCode)}</p>
        <p>${msg("ugyfelkapuCardHelp.pin.stop")}</p>
        <p>${msg("ugyfelkapuCardHelp.pin.unblock")}</p>
        <@linkButton appLink>${msg("ugyfelkapuCardAgain")}</@linkButton>
        <#break>
      <#default>
        <p>${msg("ugyfelkapuCardPhonePage." + step + ".what")}</p>
        <p>${msg("ugyfelkapuCardPhonePage." + step + ".next")}</p>
    </#switch>
  </#if>
</@layout.registrationLayout>
