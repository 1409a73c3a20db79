<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  qr: map or bean {size, path}, size in modules with the quiet zone, path as SVG path data with one unit per module;
  totpSecretGroups: the secret in groups of four; totpSecret: the same without spaces; otpauthUri: the link for this device;
  accountLabel: the name of the entry in the app; username: for password managers; minutesLeft: life of this page or absent;
  replacing: another device is active until the end.
-->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "otp"); section>
  <#if section = "header">
    ${msg("ugyfelkapuEnrolTitle")}
  <#elseif section = "form">
    <#if (minutesLeft!0) gt 0>
      <p>${msg("ugyfelkapuEnrolMinutes", minutesLeft)}</p>
    </#if>
    <#if replacing!false>
      <p class="uk-notice">${msg("ugyfelkapuEnrolReplacing")}</p>
    </#if>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <ol class="uk-steps" role="list">
        <li>
          <h2 class="uk-step">${msg("ugyfelkapuEnrolStepApp")}</h2>
          <p>${msg("ugyfelkapuEnrolStepAppText")}</p>
          <p>${msg("ugyfelkapuEnrolStepAppWarning")}</p>
          <details class="uk-details">
            <summary>${msg("ugyfelkapuEnrolApps")}</summary>
            <ul>
              <#-- Name and publisher, then for each system its name and the address there; "-" is none. -->
              <#list [msg("ugyfelkapuEnrolApp1"), msg("ugyfelkapuEnrolApp2"), msg("ugyfelkapuEnrolApp3"), msg("ugyfelkapuEnrolApp4"), msg("ugyfelkapuEnrolApp5")] as app>
                <#assign parts = app?split("|")>
                <#if app?trim != "-">
                  <li>
                    ${parts[0]?trim}
                    <#list parts[1..] as part>
                      <#assign system = part?trim?keep_before_last(" ") address = part?trim?keep_after_last(" ")>
                      <#if address?starts_with("https:")>
                        <a href="${address}" class="uk-app-link" rel="noreferrer" aria-label="${parts[0]?trim}: ${system}">${system}</a>
                      </#if>
                    </#list>
                  </li>
                </#if>
              </#list>
            </ul>
          </details>
        </li>
        <li>
          <h2 class="uk-step">${msg("ugyfelkapuEnrolStepQr")}</h2>
          <svg id="totp-qr" class="uk-qr" role="img" aria-label="${msg("ugyfelkapuEnrolQrAlt")}" viewBox="0 0 ${qr.size?c} ${qr.size?c}" width="240" height="240" shape-rendering="crispEdges"><rect width="${qr.size?c}" height="${qr.size?c}" fill="#fff"/><path d="${qr.path}" fill="#000"/></svg>
          <p><a href="${otpauthUri}" class="uk-otpauth">${msg("ugyfelkapuEnrolSameDevice")}</a></p>
          <details class="uk-details">
            <summary>${msg("ugyfelkapuEnrolCannotScan")}</summary>
            <p>${msg("ugyfelkapuEnrolSecretText")}</p>
            <p><@form.groupedCode id="totp-secret" groups=totpSecretGroups/></p>
            <p><@form.copyButton text=totpSecret done=msg("ugyfelkapuEnrolSecretCopied")>${msg("ugyfelkapuEnrolSecretCopy")}</@form.copyButton></p>
            <p>${msg("ugyfelkapuEnrolSecretSettings")}</p>
            <p>${msg("ugyfelkapuEnrolSecretWarning")}</p>
          </details>
          <#if accountLabel?has_content>
            <p>${msg("ugyfelkapuEnrolEntry")} <strong class="uk-entry">${accountLabel}</strong></p>
          </#if>
        </li>
        <li>
          <h2 class="uk-step">${msg("ugyfelkapuEnrolStepConfirm")}</h2>
          <@form.knownUser username=username!""/>
          <@form.passwordField name="password" label=msg("ugyfelkapuEnrolPassword")/>
          <@form.codeField name="otp" label=msg("ugyfelkapuAppCodeLabel") hint=msg("ugyfelkapuAppCodeHint")/>
        </li>
      </ol>
      <@form.actions>
        <@form.primary>${msg("ugyfelkapuContinue")}</@form.primary>
        <@form.back/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
