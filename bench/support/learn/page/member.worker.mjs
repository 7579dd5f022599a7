import { attend } from "../models.ts";

onmessage = ({ data }) => attend(data);
