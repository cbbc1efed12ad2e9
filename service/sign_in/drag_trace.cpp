// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/drag_trace.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace sallyport::service {

namespace {

struct Point {
    double ms, x, y;
};

std::optional<std::vector<Point>> readPoints(const QJsonArray& trace, const DragRules& rules)
{
    if (trace.size() < rules.minPoints || trace.size() > rules.maxPoints)
        return std::nullopt;
    std::vector<Point> points;
    for (const auto& item : trace) {
        const QJsonArray triple = item.toArray();
        if (triple.size() != 3 || !triple[0].isDouble() || !triple[1].isDouble() || !triple[2].isDouble())
            return std::nullopt;
        points.push_back({triple[0].toDouble(), triple[1].toDouble(), triple[2].toDouble()});
    }
    return points;
}

bool isWithinBounds(const std::vector<Point>& points, double width)
{
    return std::ranges::all_of(points, [width](const Point& p) {
        return p.ms >= 0 && p.ms <= 600'000 && p.x >= -width && p.x <= 2 * width && std::abs(p.y) <= 16 * width;
    });
}

/// The farthest that any point is from where constant speed would have had it, in pixels.
double unevenness(const std::vector<Point>& points)
{
    const Point& first = points.front();
    const double speed = (points.back().x - first.x) / (points.back().ms - first.ms);
    double most = 0;
    for (const Point& p : points)
        most = std::max(most, std::abs(p.x - (first.x + speed * (p.ms - first.ms))));
    return most;
}

} // namespace

bool isPlausibleDrag(const QJsonArray& trace, const DragRules& rules)
{
    const auto points = readPoints(trace, rules);
    if (!points || !isWithinBounds(*points, rules.width) || !std::ranges::is_sorted(*points, {}, &Point::ms))
        return false;
    const double took = points->back().ms - points->front().ms;
    if (took < rules.minMs || took > rules.maxMs)
        return false;
    if (std::abs(points->front().x) > rules.width / 20.0 || std::abs(points->back().x - rules.endX) > 2)
        return false;
    std::set<double> places;
    for (const Point& p : *points)
        places.insert(p.x);
    const double way = std::abs(points->back().x - points->front().x);
    return places.size() >= 4 && unevenness(*points) >= std::max(3.0, 0.01 * way);
}

} // namespace sallyport::service
