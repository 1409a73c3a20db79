<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  appActive, appSince; emailActive, emailSince; emailOffered: the e-mail code can be turned on; deletionCodeSince: absent
  if there is no deletion code; maskedEmail; All times are formatted.
-->
<#assign app = appActive!false email = emailActive!false>
<@layout.registrationLayout; section>
  <#if section = "header">
    <#if app || email>${msg("ugyfelkapuSettingsTitle")}<#else>${msg("ugyfelkapuOfferTitle")}</#if>
  <#elseif section = "form">
    <#if !app && !email>
      <p>${msg("ugyfelkapuSettingsNone")}</p>
    </#if>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <h2>${msg("ugyfelkapuSettingsApp")}</h2>
      <dl class="uk-facts">
        <@fact msg("ugyfelkapuSettingsState") msg(app?then("ugyfelkapuSettingsOn", "ugyfelkapuSettingsOff"))/>
        <#if app>
          <@fact msg("ugyfelkapuSettingsSince") appSince!/>
          <@fact msg("ugyfelkapuSettingsDeletionCode") deletionCodeSince?has_content?then(msg("ugyfelkapuSettingsDeletionCodeSince", deletionCodeSince!), msg("ugyfelkapuSettingsNoDeletionCode"))/>
        </#if>
      </dl>
      <#if app && !deletionCodeSince?has_content>
        <p class="uk-notice">${msg("ugyfelkapuSettingsGetDeletionCode")}</p>
      </#if>
      <ul class="uk-methods" role="list">
        <#if app>
          <@form.choice name="task" value="other-device" label=msg("ugyfelkapuTaskOtherDevice") description=msg("ugyfelkapuTaskOtherDeviceText")/>
          <@form.choice name="task" value="deletion-code" label=msg("ugyfelkapuTaskDeletionCode") description=deletionCodeSince?has_content?then(msg("ugyfelkapuTaskDeletionCodeText"), msg("ugyfelkapuTaskFirstDeletionCodeText"))/>
        <#else>
          <@form.choice name="task" value="app" label=msg("ugyfelkapuTaskApp") description=msg("ugyfelkapuTaskAppText")/>
        </#if>
      </ul>
      <#if email || emailOffered!false>
        <h2>${msg("ugyfelkapuSettingsEmail")}</h2>
        <dl class="uk-facts">
          <@fact msg("ugyfelkapuSettingsState") msg(email?then("ugyfelkapuSettingsOn", "ugyfelkapuSettingsOff"))/>
          <#if email>
            <@fact msg("ugyfelkapuSettingsSince") emailSince!/>
          </#if>
          <@fact msg("ugyfelkapuSettingsAddress") maskedEmail!/>
        </dl>
        <ul class="uk-methods" role="list">
          <#if !email>
            <@form.choice name="task" value="email-on" label=msg("ugyfelkapuTaskEmailOn") description=msg("ugyfelkapuTaskEmailOnText")/>
          <#elseif app>
            <@form.choice name="task" value="email-off" label=msg("ugyfelkapuTaskEmailOff") description=msg("ugyfelkapuTaskEmailOffText")/>
          </#if>
        </ul>
      </#if>
      <#if app || email>
        <h2>${msg("ugyfelkapuSettingsRemoval")}</h2>
        <ul class="uk-methods" role="list">
          <@form.choice name="task" value="remove" label=msg("ugyfelkapuRemove") description=msg("ugyfelkapuTaskRemoveText")/>
          <#if app && deletionCodeSince?has_content>
            <@form.choice name="task" value="remove-by-code" label=msg("ugyfelkapuRemoveTitle") description=msg("ugyfelkapuTaskRemoveByCodeText")/>
          </#if>
        </ul>
      </#if>
      <#if isAppInitiatedAction!false>
        <@form.actions>
          <@form.cancelAction/>
        </@form.actions>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
<#macro fact name value>
  <#if value?has_content>
    <div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>
  </#if>
</#macro>
