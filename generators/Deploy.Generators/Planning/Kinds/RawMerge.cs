using Deploy.Generators.Model;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Json;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>Lays what <c>[Raw]</c> says of a resource over what the other attributes make of it.</summary>
internal sealed class RawMerge
{
    private readonly ResourceDraft _draft;
    private readonly ResourceSpec _before;
    private readonly RecordMember _request;
    private readonly Dictionary<string, PropertyOrigin> _written;
    private readonly List<(RawTarget Target, Declaration Raw)> _merged = [];
    private ResourceSpec _spec;

    private RawMerge(ResourceDraft draft, ResourceSpec spec)
    {
        (_draft, _before, _spec) = (draft, spec, spec);
        _request = RecordMember.Of(spec.GetType()).Single(member => member.IsRequest);
        _written = draft.Origins.Origins.ToDictionary(origin => origin.Key, origin => origin.Value);
    }

    /// <summary>The spec with what <c>[Raw]</c> says of it; somebody else's is left alone.</summary>
    public static ResourceSpec Apply(ResourceDraft draft, ResourceSpec spec)
    {
        var (raws, removed) = (draft.Type.Details(RawTargets.Attribute), draft.Type.Removed(RawTargets.Attribute).ToArray());
        if (draft.IsExternal || (raws.Count == 0 && removed.Length == 0)) return spec;
        var merge = new RawMerge(draft, spec);
        foreach (var raw in removed)
            if (merge.TargetOf(raw) is { } target) draft.Origins.Record(target.Property, raw.RemovalPlace, isOfStage: true);
        foreach (var raw in raws)
            if (merge.TargetOf(raw) is { } target) merge.Add(raw, target);
        merge.CheckDemanded();
        return merge._spec;
    }

    private RawTarget? TargetOf(Declaration raw) =>
        RawTargets.Of(_draft.Type, raw) is { } target && target.Kind.Kind == _draft.Address.Kind ? target : null;

    private void Add(Declaration raw, RawTarget target)
    {
        if (Begin(_spec, target) is not { } begin || raw.Find(RawTargets.JsonArgument) is not { Value: TextValue { Text: var json } } argument) return;
        if (!TryRead(json, argument, target, out var value) || IsSetTwice(raw, target)) return;
        _spec = With(target, target.Path!.With(begin, value));
        _merged.Add((target, raw));
        _draft.Origins.Replace(target.Property, argument.Place, argument.IsOfStage);
    }

    private bool TryRead(string json, PlacedValue argument, RawTarget target, out object? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(json)) return false;
        var (places, faults) = (new JsonPlaces(), new List<ShapeFault>());
        try
        {
            value = ShapeJson.Read(target.Path!.Type, JsonReader.Read(json, places), faults);
        }
        catch (FormatException fault)
        {
            var place = argument.Place with { Part = places.Fault };
            _draft.Stage.Findings.Add<RawJson>(_draft.Address, target.Property, place, target.Path!.WirePath, fault.Message);
            return false;
        }

        foreach (var fault in faults)
        {
            var part = (fault.IsOfName ? places.NameAt(fault.Path) : null) ?? places.ValueAt(fault.Path);
            var path = target.Path!.WirePath + (fault.Path.Length == 0 || fault.Path[0] == '[' ? "" : ".") + fault.Path;
            _draft.Stage.Findings.Add<RawValue>(_draft.Address, target.Property, argument.Place with { Part = part }, path, fault.Message);
        }

        return faults.Count == 0;
    }

    private bool IsSetTwice(Declaration raw, RawTarget target)
    {
        var other = _merged.Find(merged => merged.Target.Base == target.Base
            && (PropertyPath.IsWithin(target.Property, merged.Target.Property) || PropertyPath.IsWithin(merged.Target.Property, target.Property)));
        var setter = other.Raw is not null ? NameOf(other.Raw) : AttributeThatSets(target);
        if (setter is null) return false;
        var place = raw.Find(RawTargets.PathArgument)!.Place;
        _draft.Stage.Findings.Add<RawTwice>(_draft.Address, target.Property, place, _draft.Address.ToString(), setter, NameOf(raw));
        return true;
    }

    /// <summary>What else sets the member, something in it, or the whole that it lies in; null: nothing. A default is set by nobody.</summary>
    private string? AttributeThatSets(RawTarget target)
    {
        foreach (var origin in _written)
        {
            if (origin.Key == target.Base || !(target.Base.Length == 0 || PropertyPath.IsWithin(origin.Key, target.Base))) continue;
            var path = target.Base.Length == 0 ? origin.Key : origin.Key.Substring(target.Base.Length + 1);
            var member = path.Split('[')[0];
            var holds = PropertyPath.IsWithin(target.Path!.Property, member) && member == path && origin.Value.Place.Argument is not null;
            if (!PropertyPath.IsWithin(member, target.Path.Property) && !holds) continue;

            // What says that there is none, such as Enabled = false, leaves the member to others.
            if (ValueAt(Begin(_before, target), member) is null) continue;
            var attribute = _draft.Type.Source.Attributes.First(candidate => candidate.Index == origin.Value.Place.Index).Name;
            return origin.Value.Place.Argument is { } argument && member == path ? $"{argument} of [{attribute}]" : $"[{attribute}]";
        }

        return null;
    }

    private void CheckDemanded()
    {
        foreach (var (target, raw) in _merged)
        {
            var place = raw.Find(RawTargets.PathArgument)!.Place;
            foreach (var missing in target.Path!.Missing(Begin(_spec, target)!))
                _draft.Stage.Findings.Add<RawValue>(_draft.Address, target.Property, place, target.Path.WirePath, missing);
        }
    }

    /// <summary>What the path begins in: the request, or a container's definition; null: there is no such container.</summary>
    private object? Begin(ResourceSpec spec, RawTarget target)
    {
        var request = _request.Get(spec)!;
        if (target.Container is null) return request;
        return ((RegisterTaskDefinition)request).ContainerDefinitions.OrEmpty().FirstOrDefault(container => container.Name == target.Container);
    }

    private ResourceSpec With(RawTarget target, object begin)
    {
        if (target.Container is null) return (ResourceSpec)_request.With(_spec, begin);
        var request = (RegisterTaskDefinition)_request.Get(_spec)!;
        var containers = request.ContainerDefinitions.OrEmpty()
            .Select(container => container.Name == target.Container ? (ContainerDefinition)begin : container)
            .ToEquatableList();
        return (ResourceSpec)_request.With(_spec, request with { ContainerDefinitions = containers });
    }

    private static object? ValueAt(object? shape, string property) => property.Split('.').Aggregate(shape, (at, name) =>
        at is null ? null : ShapeMember.Of(at.GetType()).FirstOrDefault(member => member.Name == name)?.Get(at));

    private static string NameOf(Declaration raw) => $"[{RawTargets.Attribute}(\"{raw.Text(RawTargets.PathArgument)}\")]";
}
