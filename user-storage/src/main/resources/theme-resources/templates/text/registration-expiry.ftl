<#ftl output_format="plainText">
<#import "ugyfelkapu-mail.ftl" as mail>
<@mail.frame closing=msg("ugyfelkapuExpiry.noReply")>
${msg("ugyfelkapuExpiry.what")}

${msg("ugyfelkapuExpiry.end")} ${end}
${msg("ugyfelkapuExpiry.userName", userName)}
${msg("ugyfelkapuExpiry.service", mail.service(serviceName))}

${msg("ugyfelkapuExpiry.task")} ${msg("ugyfelkapuExpiry." + way)}

${msg("ugyfelkapuExpiry.afterwards")}

${msg("ugyfelkapuExpiry.help", mail.phone())}
</@mail.frame>
