<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.notice text=msg("eventLoginErrorBody", parts.moment(event.date), parts.network(event.ipAddress!""))/>
