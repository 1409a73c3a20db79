<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- Both factors are active: the citizen says which code comes next. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuFactorTitle")}
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <ul class="uk-methods" role="list">
        <@form.choice name="factor" value="app" label=msg("ugyfelkapuFactorApp") description=msg("ugyfelkapuFactorAppText")/>
        <@form.choice name="factor" value="email" label=msg("ugyfelkapuFactorEmail") description=msg("ugyfelkapuFactorEmailText")/>
      </ul>
      <@form.actions>
        <@form.back/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
