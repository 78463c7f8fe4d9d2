using Deploy.Generators.Model;
using Deploy.Generators.Parameters;
using Deploy.Generators.Planning;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.References;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Analysis;

/// <summary>
/// Holds the parameters that the strings of a plan need against the names in its files. At deployment a value can come from nowhere else:
/// look-ups and environment variables are placeholders of other forms.
/// </summary>
internal sealed class ParameterChecks
{
    private readonly PlanInput _input;
    private readonly DeploymentPlan _plan;
    private readonly IReadOnlyList<ParameterFile> _files;
    private readonly string[] _stages;
    private readonly ResourceAddress _deployment;

    public ParameterChecks(PlanInput input, PlanResult result, IReadOnlyList<ParameterFile> files)
    {
        (_input, _plan, _files) = (input, result.Plan, files);
        _stages = [.. _plan.Stages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal)];
        _deployment = new ResourceAddress("deployment", _plan.Application);
    }

    /// <summary>The strings whose parameters have no value in a stage, or in a plan without stages.</summary>
    public IEnumerable<PlanFinding> Unknown()
    {
        var files = _stages.Length == 0 ? ParameterFiles.General : $"{ParameterFiles.General} or {ParameterFiles.Of(_stages.Length == 1 ? _stages[0] : "<stage>")}";
        var stages = _stages.Length == 0 ? new string?[] { null } : _stages;
        var found = from stage in stages
                    where !_files.Any(file => file.IsReadFor(stage) && file.Fault is not null)
                    let known = new HashSet<string>(_files.Where(file => file.IsReadFor(stage)).SelectMany(file => file.Names).Select(name => name.Name), StringComparer.Ordinal)
                    from use in ParameterUse.In(stage is null ? _plan : _plan.ForStage(stage))
                    where !known.Contains(use.Name)
                    group stage by new Finding(RuleCatalog.Get<UnknownParameter>(), use.Address, use.Property, EquatableList.Of(use.Name, files));
        return found.Select(group => new PlanFinding(group.Key, group.Count() == Math.Max(1, _stages.Length) ? [] : [.. group.OfType<string>()]));
    }

    /// <summary>Files that a deployment reads, and cannot.</summary>
    public IEnumerable<FileFinding> Unreadable() =>
        from file in _files
        let fault = file.Fault
        where fault is not null && IsRead(file)
        select InFile<ParameterFileForm>(file, fault.Span, [file.Name, fault.Text]);

    /// <summary>Files that no deployment does read, and names that none asks for.</summary>
    public IEnumerable<FileFinding> Idle()
    {
        var declared = _stages.Length == 0 ? "none" : string.Join(", ", _stages);
        var mentioned = Mentioned().ToLookup(mention => mention.Name, mention => mention.Stage, StringComparer.Ordinal);
        foreach (var file in _files)
        {
            if (!IsRead(file))
            {
                yield return InFile<ParameterFileOfNoStage>(file, default, [file.Name, file.Stage!, declared]);
                continue;
            }

            // Of a file that cannot be read, nobody knows what it holds.
            if (file.Fault is not null) continue;
            foreach (var name in file.Names)
            {
                if (!mentioned[name.Name].Any(of => file.Stage is null || of is null || of == file.Stage))
                    yield return InFile<UnusedParameter>(file, name.Span, [name.Name], file.Stage);
            }
        }
    }

    private bool IsRead(ParameterFile file) => file.Stage is null || _stages.Contains(file.Stage);

    // What is written counts, not what gets into the plan: whatever keeps an attribute out of it is reported at the attribute.
    private IEnumerable<(string Name, string? Stage)> Mentioned() =>
        from attribute in _input.Classes.Concat(_input.Classes.SelectMany(type => type.Externals)).SelectMany(type => type.Attributes).Concat(_input.Assembly.Attributes)
        from argument in attribute.Arguments
        from text in TextsIn(argument.Value)
        from name in ParameterUse.NamesIn(text)
        select (name, attribute.Text(StageMerge.StageArgument));

    private static IEnumerable<string> TextsIn(ArgumentValue value) => value switch
    {
        TextValue text => [text.Text],
        ListValue list => list.Items.SelectMany(TextsIn),
        _ => [],
    };

    private FileFinding InFile<TRule>(ParameterFile file, TextSpan span, string[] arguments, string? stage = null)
        where TRule : DeclarationRule
    {
        var finding = new Finding(RuleCatalog.Get<TRule>(), _deployment, "", EquatableList.Of(arguments));
        return new FileFinding(finding, new PlanFinding(finding, stage is null ? [] : [stage]).Text, file.Path, span);
    }
}
