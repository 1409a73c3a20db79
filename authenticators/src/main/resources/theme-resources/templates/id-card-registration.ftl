<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- The owner of the card has several registrations; registrations: maps or beans {id, username}, id without meaning elsewhere. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuCardRegistrationTitle")}
  <#elseif section = "form">
    <p>${msg("ugyfelkapuCardRegistrationLead")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <ul class="uk-methods" role="list">
        <#list registrations as registration>
          <@form.choice name="registration" value=registration.id label=registration.username/>
        </#list>
      </ul>
      <@form.actions>
        <@form.back/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
