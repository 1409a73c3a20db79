<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <div id="kc-error-message" role="alert">
      <p>${message.summary}</p>
    </div>
    <h2>${msg("ukErrorWhatNext")}</h2>
    <#if !skipLink?? && (client.baseUrl)?has_content>
      <p>${msg("ukErrorBack")}</p>
      <p><a id="backToApplication" class="uk-button uk-button-secondary" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
    <#else>
      <p>${msg("ukErrorStartAgain")}</p>
    </#if>
    <#-- What a help desk needs to find the event; the reference comes with the server's tracing only. -->
    <#setting time_zone=properties.ukTimeZone!"Europe/Budapest">
    <#setting locale=lang>
    <p id="uk-error-time">${msg("ukErrorTime", .now?string(msg("ukDateAndTime")))}</p>
    <#if traceId??>
      <p id="traceId">${msg("traceIdSupportMessage", traceId)}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
