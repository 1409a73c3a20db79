<#ftl output_format="plainText">
<#import "/parts.ftl" as parts>
<#-- The frame of every text part; the same as in html/template.ftl. -->
<#macro emailLayout greeting=msg("ukMailGreeting")>
<#if parts.isTest()>
${msg("ukMailTestTitle")} ${msg("ukMailTestText")}

</#if>
<#if greeting?has_content>
${greeting}

</#if>
<#nested>

<#list parts.footer() as line>
${line}
</#list>
</#macro>

<#-- A mail of Keycloak's own; the parameters are those of html/template.ftl. -->
<#macro stock text link="" code="" greeting=msg("ukMailGreeting")>
<@emailLayout greeting=greeting>
${parts.hostNamed(text, link)}
<#nested>
</@emailLayout>
</#macro>

<#macro notice text>
<@stock text=text>

${msg("ukMailService", parts.service())}

${msg("ukMailNotYou")} ${msg("ukMailNotYouDo", parts.phone())}
</@stock>
</#macro>
