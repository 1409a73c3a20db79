<#import "template.ftl" as layout>
<#import "fields.ftl" as fields>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if code.success>${msg("codeSuccessTitle")}<#else>${msg("ukCodeRefusedTitle")}</#if>
  <#elseif section = "form">
    <#if code.success>
      <div class="uk-form">
        <@fields.text id="code" label=msg("ukCodeCopy") value=code.code!"" readonly=true/>
        <p><@fields.copyButton text=code.code!"">${msg("ukCopy")}</@fields.copyButton></p>
      </div>
    <#else>
      <div role="alert"><p>${msg("ukCodeRefused")} <code id="error">${code.error!}</code></p></div>
      <p>${msg("ukErrorStartAgain")}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
