import { Line } from "recharts";
export const x = Line;
