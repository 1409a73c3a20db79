<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuDoneTitle")}
  <#elseif section = "form">
    <p>${msg("ugyfelkapuDoneChanged")}</p>
    <p>${msg("ugyfelkapuDoneFromNow")}</p>
    <p>${msg("ugyfelkapuDoneMail")}</p>
    <#if (client.name)?has_content>
      <p>${msg("ugyfelkapuDoneClient")} <strong>${advancedMsg(client.name)}</strong></p>
    </#if>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="continue">${msg("ugyfelkapuContinue")}</@form.primary>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
