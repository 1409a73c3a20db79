<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- skippable: whether „Később” is offered; closingDate: formatted date or absent; emailOffered: whether the e-mail way is set up. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("ugyfelkapuOfferTitle")}
  <#elseif section = "form">
    <#if skippable!false>
      <p>${msg("ugyfelkapuOfferLeadSkippable")}</p>
    <#else>
      <p>${msg("ugyfelkapuOfferLead")}</p>
    </#if>
    <#if closingDate?has_content>
      <p class="uk-notice"><#if skippable!false>${msg("ugyfelkapuOfferClosingDate", closingDate)}<#else>${msg("ugyfelkapuOfferClosed", closingDate)}</#if></p>
    </#if>
    <p>${msg("ugyfelkapuOfferNeeds")}</p>
    <ul>
      <li>${msg("ugyfelkapuOfferNeedsDevice")}</li>
      <li>${msg("ugyfelkapuOfferNeedsPassword")}</li>
      <li>${msg("ugyfelkapuOfferNeedsTime")}</li>
    </ul>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="choice" value="app">${msg("ugyfelkapuOfferApp")}</@form.primary>
        <#if emailOffered!false>
          <@form.secondary name="choice" value="email">${msg("ugyfelkapuOfferEmail")}</@form.secondary>
        </#if>
        <#if skippable!false>
          <@form.secondary name="choice" value="later">${msg("ugyfelkapuOfferLater")}</@form.secondary>
        </#if>
        <@form.back/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
