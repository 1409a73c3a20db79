<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- This session is not enough for the change. demand: "app", "email" or "level", a part of the message key; deletionCodeOffered: the deletion code does without. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuStrongerTitle")}
  <#elseif section = "form">
    <p>${msg("ugyfelkapuStronger." + demand)}</p>
    <p>${msg("ugyfelkapuStrongerWhy")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="identify">${msg("ugyfelkapuStrongerIdentify")}</@form.primary>
        <#if deletionCodeOffered!false>
          <@form.secondary name="task" value="remove-by-code">${msg("ugyfelkapuLostDevice")}</@form.secondary>
        </#if>
        <@form.cancelAction/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
