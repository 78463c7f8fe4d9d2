using System.Collections;
using Deploy.Plan.Json;
using Deploy.Plan.Paths;

namespace Deploy.Engine.Shapes;

/// <summary>Brings requests into the one form in which they are compared.</summary>
public static class ShapeForm
{
    /// <summary>A request with what silence means filled in, and sets in one order. Never what is sent.</summary>
    public static TShape Normal<TShape>(TShape shape, ShapeFacts facts)
        where TShape : notnull => (TShape)Normalise(shape, facts);

    /// <summary>A normal request in which AWS's choice stands where it is silent.</summary>
    /// <param name="desired">What the plan wants, normal.</param>
    /// <param name="actual">What AWS has, normal.</param>
    /// <param name="facts">What silence means.</param>
    public static TShape WithChoicesOf<TShape>(TShape desired, TShape actual, ShapeFacts facts)
        where TShape : notnull => (TShape)Choose(desired, actual, facts);

    private static object Normalise(object shape, ShapeFacts facts)
    {
        var type = shape.GetType();
        var normal = shape;
        foreach (var member in RecordMember.Of(type))
        {
            var said = member.Get(shape);
            var value = said ?? facts.SilenceOf(type, member.Name);
            var isSet = facts.IsSet(type, member.Name);
            if (isSet) value ??= member.ListOf([]);
            if (value is "" && facts.IsSilentWhenEmpty(type, member.Name)) normal = member.With(normal, null);
            if (value is null or "") continue;
            if (RecordMember.IsRecord(value.GetType())) value = Normalise(value, facts);
            else if (member.Element is { } element) value = member.ListOf(Items((IEnumerable)value, element, isSet, facts));
            if (!value.Equals(said)) normal = member.With(normal, value);
        }

        return normal;
    }

    private static List<object?> Items(IEnumerable list, Type element, bool isSet, ShapeFacts facts)
    {
        var items = list.Cast<object>().Select(item => RecordMember.IsRecord(element) ? Normalise(item, facts) : item);
        return isSet ? [.. items.Distinct().OrderBy(SortKey, StringComparer.Ordinal)] : [.. items];
    }

    private static string SortKey(object item) => ListKey.Find(item) ?? (RecordMember.IsRecord(item.GetType()) ? JsonText.Write(RecordMapper.ToJson(item)) : item.ToString()!);

    private static object Choose(object desired, object actual, ShapeFacts facts)
    {
        var type = desired.GetType();
        var chosen = desired;
        foreach (var member in RecordMember.Of(type))
        {
            var (wanted, there) = (member.Get(desired), member.Get(actual));
            if (there is null || Equals(wanted, there)) continue;
            if (wanted is null)
            {
                if (!facts.IsKnown(type, member.Name)) chosen = member.With(chosen, there);
            }
            else if (member.Element is { } element)
            {
                if (ListKey.IsKeyed(element)) chosen = member.With(chosen, member.ListOf(ChooseItems((IEnumerable)wanted, (IEnumerable)there, facts)));
            }
            else if (RecordMember.IsRecord(wanted.GetType()))
            {
                chosen = member.With(chosen, Choose(wanted, there, facts));
            }
        }

        return chosen;
    }

    private static List<object?> ChooseItems(IEnumerable desired, IEnumerable actual, ShapeFacts facts)
    {
        var there = actual.Cast<object>().GroupBy(item => ListKey.Find(item) ?? "").ToDictionary(group => group.Key, group => group.First());
        return [.. desired.Cast<object>().Select(item => there.TryGetValue(ListKey.Find(item) ?? "", out var counterpart) ? Choose(item, counterpart, facts) : item)];
    }
}
