using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Rules of the state in the form in which the proxy follows them.</summary>
public static class RuleReads
{
    public static BalancerRule Of(JsonObject rule)
    {
        var actions = rule.Objects("Actions").OrderBy(action => action.Whole("Order") ?? int.MaxValue).ToList();
        return new BalancerRule(
            [.. rule.Objects("Conditions").Select(Condition)],
            actions.Select(Action).OfType<RuleAction>().LastOrDefault(),
            [.. actions.Where(action => Action(action) is null).Select(action => action.RequiredText("Type"))]);
    }

    /// <summary>The values of a condition, whichever of ELB's two spellings they have.</summary>
    public static RuleCondition Condition(JsonObject condition)
    {
        var field = condition.RequiredText("Field");
        var settings = field switch
        {
            "host-header" => condition.Object("HostHeaderConfig"),
            "path-pattern" => condition.Object("PathPatternConfig"),
            "http-header" => condition.Object("HttpHeaderConfig"),
            "http-request-method" => condition.Object("HttpRequestMethodConfig"),
            "query-string" => condition.Object("QueryStringConfig"),
            "source-ip" => condition.Object("SourceIpConfig"),
            _ => null,
        } ?? [];
        var isQuery = field == "query-string";
        return new RuleCondition
        {
            Field = field,
            Header = settings.Text("HttpHeaderName"),
            Values = isQuery ? [] : [.. condition.Texts("Values"), .. settings.Texts("Values")],
            Expressions =
            [
                .. condition.Texts("RegexValues").Concat(settings.Texts("RegexValues")).Select(text => Expression(text, field)).OfType<Regex>(),
            ],
            Pairs = isQuery ? [.. settings.Objects("Values").Select(pair => (pair.Text("Key"), pair.Text("Value") ?? ""))] : [],
        };
    }

    /// <summary>Null for what comes before the action that ends a rule.</summary>
    private static RuleAction? Action(JsonObject action) => action.RequiredText("Type") switch
    {
        "forward" => Forward(action),
        "redirect" when action.Object("RedirectConfig") is { } redirect => new RedirectAction(
            redirect.Text("Protocol") ?? "#{protocol}", redirect.Text("Host") ?? "#{host}", redirect.Text("Port") ?? "#{port}",
            redirect.Text("Path") ?? "/#{path}", redirect.Text("Query") ?? "#{query}", redirect.Text("StatusCode") == "HTTP_301"),
        "fixed-response" when action.Object("FixedResponseConfig") is { } answer => new FixedResponseAction(
            int.Parse(answer.RequiredText("StatusCode"), CultureInfo.InvariantCulture), answer.Text("ContentType"), answer.Text("MessageBody") ?? ""),
        _ => null,
    };

    private static ForwardAction Forward(JsonObject action)
    {
        var settings = action.Object("ForwardConfig");
        var groups = settings?.Objects("TargetGroups").Select(group => (group.Text("TargetGroupArn") ?? "", group.Whole("Weight") ?? 1)).ToList() ?? [];
        if (groups.Count == 0 && action.Text("TargetGroupArn") is { } only)
            groups.Add((only, 1));
        var sticky = settings?.Object("TargetGroupStickinessConfig");
        return new ForwardAction(groups, sticky?.Flag("Enabled") == true ? TimeSpan.FromSeconds(sticky.Whole("DurationSeconds") ?? 3600) : null);
    }

    /// <summary>Null where it is no regular expression that ELB takes.</summary>
    private static Regex? Expression(string text, string field)
    {
        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            return new Regex(text, field == "path-pattern" ? options : options | RegexOptions.IgnoreCase);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
