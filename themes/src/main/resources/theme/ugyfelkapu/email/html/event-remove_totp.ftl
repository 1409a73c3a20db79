<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.notice text=msg("eventRemoveTotpBody", parts.moment(event.date), parts.network(event.ipAddress!""))/>
