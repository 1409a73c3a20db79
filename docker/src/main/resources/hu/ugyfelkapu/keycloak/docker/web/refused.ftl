<#import "layout.ftl" as layout>
<@layout.page title=t.refusedTitle error=true>
    <p id="reason">${reason}</p>
    <#if error?has_content>
    <dl>
      <div>
        <dt>${t.errorCode}</dt>
        <dd id="error"><code>${error}</code></dd>
      </div>
      <#if description?has_content>
      <div>
        <dt>${t.errorDescription}</dt>
        <dd id="error-description">${description}</dd>
      </div>
      </#if>
    </dl>
    </#if>
    <p><a href="/">${t.back}</a></p>
</@layout.page>
