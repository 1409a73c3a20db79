<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.notice text=msg("eventUserDisabledByTemporaryLockoutBody", parts.moment(event.date))/>
