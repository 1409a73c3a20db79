<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<#-- The frame of the mails that the authenticators and the registry send; the layout says the last line (closing) itself. -->
<#macro frame closing>
<@layout.emailLayout><#nested></@layout.emailLayout>
</#macro>

<#function service name><#return parts.service(name)></#function>

<#function phone><#return parts.phone()></#function>
