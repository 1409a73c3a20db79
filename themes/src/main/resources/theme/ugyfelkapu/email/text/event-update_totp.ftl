<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.notice text=msg("eventUpdateTotpBody", parts.moment(event.date), parts.network(event.ipAddress!""))/>
