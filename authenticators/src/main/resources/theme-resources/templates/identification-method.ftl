<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- methods: maps or beans {id, labelKey, descriptionKey} in the order of the realm's flow. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuMethodTitle")}
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <ul class="uk-methods" role="list">
        <#list methods as method>
          <@form.choice name="method" value=method.id label=msg(method.labelKey) description=msg(method.descriptionKey)/>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
