<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  wrongTries: number of wrong codes in this login, from 0; accountLabel: the entry to look for in the app; otherFactor:
  the e-mail code is active, too; deletionCodeOffered: a deletion code can be used here; locked: no code is taken now.
-->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("otp"); section>
  <#if section = "header">
    <#if locked!false>${msg("ugyfelkapuCodeLockedTitle")}<#else>${msg("ugyfelkapuAppCodeTitle")}</#if>
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <#if !(locked!false)>
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
      </#if>
      <@form.actions>
        <#if !(locked!false)>
          <@form.primary>${msg("ugyfelkapuContinue")}</@form.primary>
        </#if>
        <#if otherFactor!false>
          <@form.secondary name="otherFactor">${msg("ugyfelkapuOtherFactorEmail")}</@form.secondary>
        </#if>
        <@form.back/>
      </@form.actions>
    </form>
    <#if deletionCodeOffered!false>
      <p class="uk-links"><a id="lost-device" href="${url.loginAction}&amp;lostDevice=true">${msg("ugyfelkapuLostDevice")}</a></p>
    </#if>
    <details id="lost-help" class="uk-details">
      <summary>${msg("ugyfelkapuLostTitle")}</summary>
      <p>${msg("ugyfelkapuLostOfficial")}</p>
      <p>${msg("ugyfelkapuLostPhone")}</p>
    </details>
  </#if>
</@layout.registrationLayout>
