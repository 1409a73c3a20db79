<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("organization.select")}
  <#elseif section = "form">
    <form class="uk-form" method="post" action="${url.loginAction}" novalidate>
      <ul id="kc-user-organizations" class="uk-methods">
        <#list user.organizations as organization>
          <li><button type="submit" id="organization-${organization.alias}" name="kc.org" value="${organization.alias}" class="uk-button uk-button-method">${organization.name!organization.alias}</button></li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
