<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- wrongTries: number of wrong codes in this login, from 0; accountLabel: the entry to look for in the app. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("otp"); section>
  <#if section = "header">
    ${msg("ugyfelkapuAppCodeTitle")}
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <#if accountLabel?has_content>
        <p id="otp-entry">${msg("ugyfelkapuAppCodeEntry")} <strong class="uk-entry">${accountLabel}</strong></p>
      </#if>
      <@form.codeField name="otp" label=msg("ugyfelkapuAppCodeLabel") hint=msg("ugyfelkapuAppCodeHint") describedby=accountLabel?has_content?then("otp-entry", "")/>
      <#if (wrongTries!0) gt 0>
        <div class="uk-help" id="otp-help">
          <p>${msg("ugyfelkapuAppCodeCauses")}</p>
          <ol>
            <li>${msg("ugyfelkapuAppCodeCauseOld")}</li>
            <li>${msg("ugyfelkapuAppCodeCauseAccount")}</li>
            <li>${msg("ugyfelkapuAppCodeCauseClock")}</li>
          </ol>
          <details id="clock-help"<#if (wrongTries!0) gt 1> open</#if>>
            <summary>${msg("ugyfelkapuClockTitle")}</summary>
            <p>${msg("ugyfelkapuClockHelp")}</p>
          </details>
        </div>
      </#if>
      <@form.actions>
        <@form.primary>${msg("ugyfelkapuContinue")}</@form.primary>
        <@form.back/>
      </@form.actions>
    </form>
    <details id="lost-device" class="uk-details">
      <summary>${msg("ugyfelkapuLostTitle")}</summary>
      <p>${msg("ugyfelkapuLostOfficial")}</p>
      <p>${msg("ugyfelkapuLostPhone")}</p>
      <p>${msg("ugyfelkapuLostDeletionCode")}</p>
    </details>
  </#if>
</@layout.registrationLayout>
