<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.stock text=parts.workflow()/>
