<#ftl output_format="plainText">
<#-- The frame of our mails under a mail theme that brings none of its own. closing: the last line. -->
<#macro frame closing>
<#nested>

${closing}
</#macro>

<#function service name><#return name></#function>

<#function phone><#return "1818"></#function>
