<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- The registry takes no changes from here. action: "password", "email" or "end", a part of the message keys. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuReadOnly." + action + ".title")}
  <#elseif section = "form">
    <p>${msg("ugyfelkapuReadOnly." + action + ".text")}</p>
    <p>${msg("ugyfelkapuLostPhone")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="close">${msg("ugyfelkapuBackToService")}</@form.primary>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
