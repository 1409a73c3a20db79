<#import "template.ftl" as layout>
<#-- methods: maps or beans {id, labelKey, descriptionKey} in the order of the realm's flow. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuMethodTitle")}
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <ul class="uk-methods" role="list">
        <#list methods as method>
          <li>
            <button type="submit" name="method" value="${method.id}" aria-describedby="method-${method.id}" class="uk-button uk-button-method ${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${msg(method.labelKey)}</button>
            <p id="method-${method.id}" class="uk-hint">${msg(method.descriptionKey)}</p>
          </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
